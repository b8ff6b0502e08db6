package io.tierwall.lab.host;

import io.tierwall.lab.apiserver.ExtensionServer;
import io.tierwall.lab.apiserver.Identity;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;

/** The control endpoint of a lab: HTTPS on this machine only, behind a token. */
public final class LabControl implements AutoCloseable {

    private static final String NAME = "control";

    private final Access access;
    private final ExtensionServer server;

    private LabControl(Access access, ExtensionServer server) {
        this.access = access;
        this.server = server;
    }

    /**
     * What a client needs. A secret: whoever has it can do everything in the lab.
     *
     * @param certificate to be trusted, in PEM
     */
    public record Access(URI address, String certificate, String token) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Access[address=" + address + "]";
        }
    }

    /** Serves a lab, on any port that is free. */
    public static LabControl start(LabHost lab, Clock clock, SecureRandom random) {
        Identity identity = Identity.create(NAME, clock, random);
        ExtensionServer server = ExtensionServer.start(identity, new LabResource(lab), 0);
        return new LabControl(new Access(server.address(), identity.certificate(), identity.token()), server);
    }

    public Access access() {
        return access;
    }

    @Override
    public void close() {
        server.close();
    }
}
