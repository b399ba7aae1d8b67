package org.competitionledger.api.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The AsyncAPI document: what is written by hand, and behind it, so that it resolves without this
 * service, those schemas of the OpenAPI document that it needs.
 */
@Path("/asyncapi.yaml")
public class AsyncApiResource {

  private static final Pattern REFERENCE = Pattern.compile("#/components/schemas/(\\w+)");
  private static final String DISCRIMINATOR = "discriminator";

  private final OpenApiDocumentService openApi;
  private final ObjectMapper json;

  AsyncApiResource(OpenApiDocumentService openApi, ObjectMapper json) {
    this.openApi = openApi;
    this.json = json;
  }

  @GET
  @Produces("application/yaml")
  @Operation(hidden = true)
  public byte[] asyncApi() {
    try (InputStream written = AsyncApiResource.class.getResourceAsStream("/asyncapi.yaml")) {
      String text = new String(written.readAllBytes(), UTF_8);
      JsonNode schemas =
          json.readTree(openApi.getDocument(OpenApiFilter.DEFAULT_DOCUMENT_NAME, Format.JSON))
              .at("/components/schemas");
      TreeMap<String, String> needed = new TreeMap<>();
      addReferred(text, schemas, needed);
      StringBuilder whole = new StringBuilder(text);
      // A line each: JSON is YAML too.
      needed.forEach((name, schema) -> whole.append("    " + name + ": " + schema + '\n'));
      return whole.toString().getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addReferred(String text, JsonNode schemas, TreeMap<String, String> needed) {
    REFERENCE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .forEach(
            name -> {
              String schema = inAsyncApi(schemas.path(name)).toString();
              if (needed.putIfAbsent(name, schema) == null) {
                addReferred(schema, schemas, needed);
              }
            });
  }

  /** There a discriminator is the name of a property, and no object. */
  private static JsonNode inAsyncApi(JsonNode schema) {
    if (schema instanceof ObjectNode choice && choice.has(DISCRIMINATOR)) {
      return choice.put(DISCRIMINATOR, choice.at("/discriminator/propertyName").asText());
    }
    return schema;
  }
}
