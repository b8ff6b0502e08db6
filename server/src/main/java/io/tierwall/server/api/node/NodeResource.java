package io.tierwall.server.api.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.start.Readiness;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What this manager says it is. */
@Path("/")
public final class NodeResource {

    /** The NSX version whose API this is: from 9.1 on, clients ask for things that have no meaning here. */
    public static final String VERSION = "9.0.0.0.24733063";

    /** What this manager is called. */
    static final String NAME = "tierwall";

    /** The manager's id: the same everywhere, since there is only one. */
    static final String ID =
            UUID.nameUUIDFromBytes(NAME.getBytes(StandardCharsets.UTF_8)).toString();

    private final Clock clock;
    private final Readiness readiness;

    public NodeResource(Clock clock, Readiness readiness) {
        this.clock = clock;
        this.readiness = readiness;
    }

    @GET
    @Path("api/v1/reverse-proxy/node/health")
    @Operation(hidden = true)
    public Response health() {
        return Answers.json(JsonNodeFactory.instance.objectNode().put("healthy", readiness.isReady()));
    }

    @GET
    @Path("api/v1/node/version")
    @Operation(hidden = true)
    public Response version() {
        return Answers.json(writeVersion(JsonNodeFactory.instance.objectNode()));
    }

    @GET
    @Path("api/v1/node")
    @Operation(hidden = true)
    public Response node() {
        Instant now = clock.instant();
        ObjectNode out = writeVersion(JsonNodeFactory.instance.objectNode());
        out.put("node_type", "NSX Manager");
        out.put("node_uuid", ID);
        out.put("hostname", NAME);
        out.put("fully_qualified_domain_name", NAME);
        out.put("kernel_version", System.getProperty("os.version", ""));
        out.put("timezone", "Etc/UTC");
        out.put("system_time", now.toEpochMilli());
        out.put("system_datetime", now.toString());
        out.put("cli_timeout", 0);
        out.put("cli_history_size", 0);
        out.put("cli_output_datetime", false);
        out.put("export_type", "UNRESTRICTED");
        out.put("motd", "");
        return Answers.json(out);
    }

    private static ObjectNode writeVersion(ObjectNode out) {
        return out.put("node_version", VERSION).put("product_version", VERSION);
    }
}
