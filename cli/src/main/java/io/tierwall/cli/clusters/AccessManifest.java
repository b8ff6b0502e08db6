package io.tierwall.cli.clusters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The manifest that gives Tierwall its access to a cluster. */
final class AccessManifest {

    static final String DEFAULT_NAMESPACE = "tierwall-system";
    static final String DEFAULT_NAME = "tierwall";

    private AccessManifest() {}

    /** In YAML, for {@code kubectl apply}. */
    static String of(String namespace, String name) {
        try (InputStream file = AccessManifest.class.getResourceAsStream("cluster-access.yaml")) {
            if (file == null) {
                throw new IllegalStateException("the manifest is missing from the program");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("@NAMESPACE@", namespace).replace("@NAME@", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
