package org.competitionledger.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.api.append.DryRunView;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.rules.CriteriaResource;
import org.competitionledger.api.rules.PromisesView;
import org.competitionledger.core.findings.FindingsJson;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.impact.RulesJson;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.rules.CriteriaInForce;
import org.competitionledger.core.standings.Amount;

/** Parts of events look the same wherever the API shows them; nothing is written as nothing. */
@Singleton
public class RecordsAsJson implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT);
    mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    mapper.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    SimpleModule module = new SimpleModule("ledger");
    add(module, SpecificRecord.class, RecordJson::write);
    add(module, Amount.class, RecordsAsJson::write);
    add(module, ChangeReport.class, RulesJson::write);
    add(module, CriteriaInForce.class, RulesJson::write);
    add(
        module,
        CriteriaResource.Differences.class,
        (value, out) -> RulesJson.write(value.of(), out));
    add(
        module,
        PromisesView.Item.class,
        (value, out) ->
            RulesJson.write(value.promise(), value.status(), value.announcedWith(), out));
    add(
        module,
        FindingsView.Item.class,
        (value, out) -> FindingsJson.write(value.found(), value.zone(), out));
    add(
        module,
        DryRunView.Refusal.class,
        (value, out) -> ProblemJson.write(value.problem(), value.language(), out));
    mapper.registerModule(module);
  }

  private interface Writer<T> {
    void write(T value, JsonGenerator out) throws IOException;
  }

  private static <T> void add(SimpleModule module, Class<T> type, Writer<? super T> writer) {
    module.addSerializer(
        type,
        new StdSerializer<T>(type) {
          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            writer.write(value, out);
          }
        });
  }

  private static void write(Amount amount, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("value", amount.value());
    out.writeStringField("text", amount.text());
    out.writeEndObject();
  }
}
