package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Single values. What is no single value at all is told here; what does not fit, by the JSON's
 * reader.
 */
enum Scalars implements Written {
  /** A text; a number is taken as it is written: {@code 2026}. */
  TEXT {
    @Override
    Placed of(ScalarNode node, FileReading in) {
      return in.text(node);
    }

    @Override
    public ObjectNode schema(SchemaParts of) {
      return SchemaParts.any(SchemaParts.type("string"), SchemaParts.type("number"));
    }
  },
  NUMBER {
    @Override
    Placed of(ScalarNode node, FileReading in) {
      return node.getValue().matches("-?[0-9]{1,30},[0-9]{1,30}")
          ? in.problem(Place.of(node), "decimal-comma", node.getValue())
          : in.scalar(node);
    }

    @Override
    public ObjectNode schema(SchemaParts of) {
      return SchemaParts.type("number");
    }
  },
  WHOLE_NUMBER {
    @Override
    public ObjectNode schema(SchemaParts of) {
      return SchemaParts.type("integer");
    }
  },
  FLAG {
    @Override
    public ObjectNode schema(SchemaParts of) {
      return SchemaParts.type("boolean");
    }
  };

  @Override
  public Placed read(Node node, FileReading in) {
    return node instanceof ScalarNode scalar
        ? of(scalar, in)
        : in.problem(Place.of(node), "value-expected");
  }

  Placed of(ScalarNode node, FileReading in) {
    return in.scalar(node);
  }

  /**
   * One of a few words: the symbols of an enum in lower case with hyphens, {@code top-n}, or as the
   * JSON has them.
   */
  record Word(List<String> symbols) implements Written {

    static Word of(Schema schema) {
      return new Word(schema.getEnumSymbols());
    }

    private static String written(String symbol) {
      return symbol.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<String> words() {
      return symbols.stream().map(Word::written).toList();
    }

    /** The symbol that a word stands for. */
    private String symbol(String word) {
      String symbol = word.toUpperCase(Locale.ROOT).replace('-', '_');
      return symbols.contains(symbol) && (word.equals(symbol) || word.equals(written(symbol)))
          ? symbol
          : null;
    }

    @Override
    public Placed read(Node node, FileReading in) {
      Placed read = TEXT.read(node, in);
      if (!(read instanceof Placed.Value value) || !value.of().isTextual()) {
        return read;
      }
      String symbol = symbol(value.of().textValue());
      return symbol == null
          ? in.unknown(value.at(), "word-unknown", value.of().textValue(), words())
          : Placed.text(value.at(), symbol);
    }

    @Override
    public ObjectNode schema(SchemaParts of) {
      ObjectNode words = SchemaParts.object();
      words().forEach(words.putArray("enum")::add);
      return SchemaParts.any(
          words,
          SchemaParts.type("string").put("pattern", "^(" + String.join("|", symbols) + ")$"));
    }
  }
}
