package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.parser.Parser;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Holds every question against the published schema of every version that can be chosen. Who changes a question or adds a
 * version takes new excerpts of the schemas; src/test/resources/shopify/README.md says how.
 */
class ShopifySchemaTest {

    private static final Path EXCERPTS = Path.of("src", "test", "resources", "shopify");
    private static final String HEAD = """
            # Excerpt of the schema of Shopify's GraphQL Admin API %s: what our questions reach of it.
            # From the npm package @shopify/dev-mcp, see README.md and LICENSE.txt. Written by ShopifySchemaTest.

            """;

    static final List<String> VERSIONS = ShopifyConnector.VERSIONS;

    @BeforeAll
    static void takeNewExcerpts() throws IOException {
        String published = System.getProperty("shopify.schemas", "");
        for (String version : published.isEmpty() ? List.<String>of() : VERSIONS) {
            Path schema = Path.of(published, "admin_" + version + ".json.gz");
            Files.writeString(excerpt(version), HEAD.formatted(version) + SchemaExcerpt.of(schema, documents()));
        }
    }

    private static Path excerpt(String version) {
        return EXCERPTS.resolve("admin-" + version + ".graphqls");
    }

    private static GraphQLSchema schema(String version) throws IOException {
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(
                new SchemaParser().parse(Files.readString(excerpt(version))));
    }

    private static List<GraphRequest.Document> documents() {
        List<GraphRequest.Document> all = new ArrayList<>(List.of(Documents.START_BULK, Documents.BULK_PROGRESS));
        RecordKinds.ALL.forEach((entity, kind) -> {
            all.addAll(new Documents(kind).all());
            all.addAll(new Documents(kind.idsOnly()).all());
        });
        return all;
    }

    private static List<String> faults(GraphQLSchema schema, String text) {
        return ParseAndValidate.validate(schema, Parser.parse(text), Locale.ENGLISH).stream()
                .map(fault -> fault.getMessage() + " in " + text)
                .toList();
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void everyQuestionFitsTheVersion(String version) throws IOException {
        GraphQLSchema schema = schema(version);
        assertThat(documents())
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        document -> assertThat(faults(schema, document.text())).isEmpty());
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void aFieldThatTheVersionLacksIsFound(String version) throws IOException {
        GraphQLSchema schema = schema(version);
        for (GraphRequest.Document document : documents()) {
            for (String field : fields(document.text())) {
                String wrong = document.text().replaceFirst("(?<![$\\w])" + field + "\\b(?!:)", field + "Gone");
                assertThat(faults(schema, wrong))
                        .as("%s without %s", document.name(), field)
                        .anyMatch(fault -> fault.contains(field + "Gone"));
            }
        }
        assertThat(faults(schema, "{ products(first: 1) { nodes { nope } } }")).isNotEmpty();
        assertThat(faults(schema, "{ products(frist: 1) { nodes { id } } }")).isNotEmpty();
    }

    private static Set<String> fields(String text) {
        Set<String> found = new TreeSet<>();
        new NodeTraverser()
                .preOrder(
                        new NodeVisitorStub() {
                            @Override
                            public TraversalControl visitField(Field field, TraverserContext<Node> context) {
                                found.add(field.getName());
                                return TraversalControl.CONTINUE;
                            }
                        },
                        Parser.parse(text));
        return found;
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void nothingIsAskedThatIsAboutToGo(String version) throws IOException {
        assertThat(Files.readString(excerpt(version))).doesNotContain("@deprecated");
    }

    @ParameterizedTest
    @CsvSource({
        "CountPrecision, EXACT",
        "ProductStatus, ARCHIVED",
        "BulkOperationStatus, 'CREATED,RUNNING,COMPLETED,CANCELING,CANCELED,FAILED,EXPIRED'",
        "BulkOperationErrorCode, ACCESS_DENIED",
        "BulkOperationUserErrorCode, 'OPERATION_IN_PROGRESS,LIMIT_REACHED'",
        "WeightUnit, 'GRAMS,KILOGRAMS,OUNCES,POUNDS'"
    })
    void theWordsThatAreUnderstoodAreTheirs(String type, String words) throws IOException {
        for (String version : VERSIONS) {
            var values = (GraphQLEnumType) schema(version).getType(type);
            assertThat(values.getValues())
                    .as(version)
                    .extracting(value -> value.getName())
                    .contains(words.split(","));
        }
    }

    /** Shopify refuses a bulk operation with more than five connections, or deeper than two. */
    @Test
    void bulkOperationsAskForNoMoreThanTheyMay() {
        RecordKinds.ALL.forEach((entity, kind) -> {
            String bulk = new Documents(kind).bulk(null);
            assertThat(bulk.split("\\bedges\\b")).hasSizeBetween(2, 6);
            assertThat(bulk).doesNotContain("pageInfo", "$", "first:");
        });
    }
}
