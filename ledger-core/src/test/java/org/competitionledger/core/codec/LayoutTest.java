package org.competitionledger.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.competitionledger.core.json.RandomEvents;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.SourceKind;
import org.junit.jupiter.api.Test;

class LayoutTest {

  private static final Schema TODAY = Event.getClassSchema();

  @Test
  void readsAnEarlierSchemaAsAvroResolvesIt() throws IOException {
    Schema earlier =
        without(
            ",\\{\"name\":\"name\",\"type\":\\[\"null\",\"LocalisedText\"\\],\"doc\":\"Published role or name.\",\"default\":null\\}");
    Layout layout = Layout.of(earlier, TODAY);
    ByteSink bytes = new ByteSink();
    Event event = appointed(new LocalisedText("심사 위원", null));
    layout.write(event, bytes);

    ByteSource source = new ByteSource(bytes.toByteArray(), 0);
    Event read = (Event) layout.read(source);

    assertThat(source.remaining()).isZero();
    assertThat(((EvaluatorAppointed) read.getSaid().getPayload()).getName()).isNull();
    assertThat(read)
        .isEqualTo(resolvedByAvro(earlier, bytes.toByteArray()))
        .isEqualTo(appointedLike(event));
  }

  @Test
  void readsEventsFromBeforeABranchWasAdded() throws IOException {
    List<Schema> types = Proposal.getClassSchema().getField("payload").schema().getTypes();
    String last = types.get(types.size() - 1).getName();
    Schema earlier = without(",\\{\"type\":\"record\",\"name\":\"" + last + "\".*?\\}\\]\\}");
    assertThat(earlier.toString()).doesNotContain(last);
    ByteSink bytes = new ByteSink();
    Event event = appointed(null);
    Layout.of(earlier, TODAY).write(event, bytes);

    assertThat(Layout.of(earlier, TODAY).read(new ByteSource(bytes.toByteArray(), 0)))
        .isEqualTo(resolvedByAvro(earlier, bytes.toByteArray()))
        .isEqualTo(event);
  }

  @Test
  void refusesSchemasThatDidNotGrowAsReleasedOnesMay() {
    Schema reordered =
        new Schema.Parser()
            .parse(
                SourceKind.getClassSchema()
                    .toString()
                    .replace("\"OFFICIAL\",\"NAMED\"", "\"NAMED\",\"OFFICIAL\""));
    Schema shorter = without(",\\{\"type\":\"record\",\"name\":\"SigningKeyRetired\".*?\\}\\]\\}");

    assertThatThrownBy(() -> Layout.of(reordered, SourceKind.getClassSchema()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Layout.of(TODAY, shorter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SigningKeyRetired");
    assertThatThrownBy(
            () -> Layout.of(Schema.create(Schema.Type.INT), Schema.create(Schema.Type.LONG)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Event appointed(LocalisedText name) {
    Proposal said =
        Proposal.newBuilder().setPayload(new EvaluatorAppointed("s", "p", "e", name)).build();
    return new RandomEvents(1).event(said);
  }

  private static Event appointedLike(Event event) {
    return Event.newBuilder(event).setSaid(appointed(null).getSaid()).build();
  }

  private static Schema without(String part) {
    String plain = SchemaText.of(TODAY);
    String compact = new Schema.Parser().parse(plain).toString();
    return new Schema.Parser().parse(compact.replaceFirst(part, ""));
  }

  private static Event resolvedByAvro(Schema writer, byte[] bytes) throws IOException {
    SpecificData model = new SpecificData();
    model.addLogicalTypeConversion(new Conversions.DecimalConversion());
    model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    return new SpecificDatumReader<Event>(writer, TODAY, model)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }
}
