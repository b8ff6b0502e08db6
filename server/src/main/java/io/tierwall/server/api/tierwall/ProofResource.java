package io.tierwall.server.api.tierwall;

import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.ObjectBody;
import io.tierwall.server.proof.Proofs;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What becomes of a real packet. */
@Path("/tierwall/api/v1/proofs")
@Produces(MediaType.APPLICATION_JSON)
public final class ProofResource {

    private final Proofs proofs;

    public ProofResource(Proofs proofs) {
        this.proofs = proofs;
    }

    @POST
    @Operation(
            summary = "Sends one packet from a pod (from) to a pod, a service or an address (to, to_kind) in a cluster"
                    + " by Antrea's Traceflow, and says what became of it and whether that is what is explained; protocol"
                    + " is TCP, UDP or ICMP, port the destination's. Waits half a minute at most")
    public ProofView prove(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        ProofBody asked = ObjectBody.read(call, body, call.path(), ProofBody::read);
        return ProofFormat.write(asked.question(), proofs.prove(asked.cluster(), asked.question()));
    }
}
