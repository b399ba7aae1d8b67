package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value as the JSON of events has it, and where it was written. */
sealed interface Placed {

  Place at();

  /** The same at another place. */
  Placed at(Place place);

  /** As JSON; where each part was written is noted by its pointer. */
  JsonNode json(String pointer, Places places);

  /** An object, which abbreviations complete. */
  record Fields(Place at, Map<String, Placed> of) implements Placed {

    Fields(Place at) {
      this(at, new LinkedHashMap<>());
    }

    @Override
    public Fields at(Place place) {
      return new Fields(place, of);
    }

    @Override
    public JsonNode json(String pointer, Places places) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      of.forEach((name, value) -> object.set(name, places.noted(value, pointer + '/' + name)));
      return object;
    }

    boolean has(String name) {
      return of.containsKey(name);
    }

    /** The field, taken out. */
    Optional<Placed> take(String name) {
      return Optional.ofNullable(of.remove(name));
    }

    Fields put(String name, Placed value) {
      of.put(name, value);
      return this;
    }

    /** Says what was not said. */
    void otherwise(String name, Placed value) {
      of.putIfAbsent(name, value);
    }

    /** A text of the field; empty where it is none. */
    Optional<String> text(String name) {
      return of.get(name) instanceof Value value
          ? Optional.ofNullable(value.of().textValue())
          : Optional.empty();
    }

    /** A number of the field; empty where it is none. */
    Optional<BigDecimal> number(String name) {
      return of.get(name) instanceof Value value && value.of().isNumber()
          ? Optional.of(value.of().decimalValue())
          : Optional.empty();
    }

    /** The objects in a list of that name. */
    List<Fields> each(String name) {
      return of.get(name) instanceof Items items ? items.objects() : List.of();
    }

    Optional<Fields> part(String name) {
      return of.get(name) instanceof Fields fields ? Optional.of(fields) : Optional.empty();
    }
  }

  /** A list. */
  record Items(Place at, List<Placed> of) implements Placed {

    @Override
    public Items at(Place place) {
      return new Items(place, of);
    }

    @Override
    public JsonNode json(String pointer, Places places) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      of.forEach(item -> array.add(places.noted(item, pointer + '/' + array.size())));
      return array;
    }

    List<Fields> objects() {
      return of.stream().filter(Fields.class::isInstance).map(Fields.class::cast).toList();
    }
  }

  /** A text, a number, true, false or nothing. */
  record Value(Place at, JsonNode of) implements Placed {

    @Override
    public Value at(Place place) {
      return new Value(place, of);
    }

    @Override
    public JsonNode json(String pointer, Places places) {
      return of;
    }
  }

  /** What cannot be read; that was said already. */
  record Faulty(Place at) implements Placed {

    @Override
    public Faulty at(Place place) {
      return new Faulty(place);
    }

    @Override
    public JsonNode json(String pointer, Places places) {
      places.faulty(pointer);
      return NullNode.getInstance();
    }
  }

  static Value text(Place at, String text) {
    return new Value(at, new TextNode(text));
  }

  static Value number(Place at, BigDecimal number) {
    return new Value(
        at,
        number.scale() <= 0
            ? BigIntegerNode.valueOf(number.toBigInteger())
            : DecimalNode.valueOf(number));
  }
}
