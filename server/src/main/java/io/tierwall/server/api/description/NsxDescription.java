package io.tierwall.server.api.description;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds the operations of NSX's API to the description. Runs when the server is built. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class NsxDescription implements OASFilter {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        Paths paths = Optional.ofNullable(description.getPaths()).orElseGet(OASFactory::createPaths);
        description.setPaths(paths);
        NsxOperation.all()
                .forEach(operation -> at(operation.path(), paths)
                        .setOperation(PathItem.HttpMethod.valueOf(operation.method()), describe(operation)));
    }

    private static PathItem at(String path, Paths paths) {
        PathItem item = Optional.ofNullable(paths.getPathItem(path)).orElseGet(OASFactory::createPathItem);
        paths.addPathItem(path, item);
        return item;
    }

    private static Operation describe(NsxOperation operation) {
        Operation out =
                OASFactory.createOperation().summary(operation.summary()).addTag(operation.section());
        operation.inPath().forEach(name -> out.addParameter(required(name, Parameter.In.PATH)));
        operation
                .query()
                .forEach(parameter -> out.addParameter(
                        parameter.required()
                                ? required(parameter.name(), Parameter.In.QUERY)
                                : OASFactory.createParameter().ref(parameter.name())));
        if (!operation.body().isEmpty()) {
            String type = operation.body().equals("Login") ? FORM : JSON;
            out.setRequestBody(OASFactory.createRequestBody().content(content(type, operation.body())));
        }
        out.setResponses(OASFactory.createAPIResponses()
                .addAPIResponse("default", answer("What is wrong, and what to do about it", "Error")));
        if (operation.answer().equals("Done")) {
            out.getResponses()
                    .addAPIResponse("200", OASFactory.createAPIResponse().description("Done; there is no body"));
        } else if (!operation.answer().isEmpty()) {
            out.getResponses().addAPIResponse("200", answer("Done", operation.answer()));
        }
        return out;
    }

    private static Parameter required(String name, Parameter.In where) {
        return OASFactory.createParameter()
                .name(name)
                .in(where)
                .required(true)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static APIResponse answer(String meaning, String schema) {
        return OASFactory.createAPIResponse().description(meaning).content(content(JSON, schema));
    }

    private static Content content(String type, String schema) {
        return OASFactory.createContent()
                .addMediaType(
                        type,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(schema)));
    }
}
