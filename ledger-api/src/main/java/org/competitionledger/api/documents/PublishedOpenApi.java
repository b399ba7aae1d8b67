package org.competitionledger.api.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.core.json.EventSchemas;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes the OpenAPI document, when the service is built, by what nobody should write twice: the
 * types of events from the Avro schema, what a parameter means wherever it occurs, the problems
 * that every operation can meet, and which fields of an answer are always there.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class PublishedOpenApi implements OASFilter {

  private static final String SCHEMAS = "#/components/schemas/";
  private static final Schema.SchemaType NULL = Schema.SchemaType.NULL;

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Components components = document.getComponents();
    components.getSchemas().values().forEach(PublishedOpenApi::sayWhatIsAlwaysThere);
    eventTypes().forEach((name, schema) -> add(name, schema, components));
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .values()
                    .forEach(operation -> complete(path, operation, components)));
  }

  /**
   * The schemas of events, read as a document of their own: that reader knows all of JSON Schema.
   */
  private static Map<String, Schema> eventTypes() {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
    document.putObject("components").putObject("schemas").setAll(EventSchemas.components(SCHEMAS));
    byte[] text = document.toString().getBytes(UTF_8);
    return SmallRyeOpenAPI.builder()
        .withConfig(new SmallRyeConfigBuilder().build()) // which removes nothing that is unused
        .enableModelReader(false)
        .enableStandardStaticFiles(false)
        .enableAnnotationScan(false)
        .enableStandardFilter(false)
        .withCustomStaticFile(() -> new ByteArrayInputStream(text))
        .build()
        .model()
        .getComponents()
        .getSchemas();
  }

  private static void add(String name, Schema schema, Components components) {
    Schema other = components.getSchemas().get(name);
    if (other != null && other.getProperties() != null) {
      throw new IllegalStateException(name + " is a part of events, and the name of an answer");
    }
    components.addSchema(name, schema);
  }

  private static void complete(String path, Operation operation, Components components) {
    List<Parameter> given = Optional.ofNullable(operation.getParameters()).orElse(List.of());
    operation.setParameters(
        given.stream().map(parameter -> described(parameter, components)).toList());
    APIResponses responses = operation.getResponses();
    if (!given.isEmpty()) {
      addProblem(responses, "400", "BadRequest");
    }
    if (path.contains("{")) {
      addProblem(responses, "404", "NotFound");
    }
    addProblem(responses, "406", "NotAcceptable");
    addProblem(responses, "429", "TooMany");
    addProblem(responses, "503", "Unavailable");
    responses.getAPIResponses().forEach(PublishedOpenApi::sayThatItIsAProblem);
  }

  /** The parameter as it is described for all operations, unless it has words of its own. */
  private static Parameter described(Parameter parameter, Components components) {
    if (parameter.getRef() != null || parameter.getDescription() != null) {
      return parameter;
    }
    return components.getParameters().entrySet().stream()
        .filter(entry -> isSame(entry.getValue(), parameter))
        .findFirst()
        .map(entry -> OASFactory.createParameter().ref(entry.getKey()))
        .orElse(parameter);
  }

  private static boolean isSame(Parameter one, Parameter other) {
    return one.getName().equals(other.getName()) && one.getIn() == other.getIn();
  }

  private static void addProblem(APIResponses responses, String status, String name) {
    if (!responses.hasAPIResponse(status)) {
      responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
    }
  }

  private static void sayThatItIsAProblem(String status, APIResponse response) {
    if (status.charAt(0) >= '4' && response.getRef() == null && response.getContent() == null) {
      response.setContent(
          OASFactory.createContent()
              .addMediaType(
                  "application/problem+json",
                  OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"))));
    }
  }

  /**
   * A record that is an answer leaves out what is absent and is never null; so what may be null in
   * it is optional, and all else required. Shapes that core writes say themselves what is required.
   */
  private static void sayWhatIsAlwaysThere(Schema schema) {
    if (schema.getProperties() == null || schema.getRequired() != null) {
      return;
    }
    for (Map.Entry<String, Schema> field : List.copyOf(schema.getProperties().entrySet())) {
      Schema value = field.getValue();
      if (isNull(value)) {
        value.removeType(NULL);
      } else if (value.getAnyOf() != null) {
        schema.addProperty(field.getKey(), value.getAnyOf().get(0));
      } else {
        schema.addRequired(field.getKey());
      }
    }
  }

  private static boolean isNull(Schema schema) {
    return schema.getType() != null && schema.getType().contains(NULL);
  }
}
