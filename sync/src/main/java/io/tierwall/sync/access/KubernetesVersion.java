package io.tierwall.sync.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether Kubernetes has what Tierwall uses: server-side apply is stable since 1.22. */
final class KubernetesVersion {

    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})\\b.*");
    private static final int MAJOR = 1;
    private static final int MINOR = 22;

    private KubernetesVersion() {}

    /** A version that nobody can read is taken for good. */
    static Optional<Finding> tooOld(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        return major > MAJOR || (major == MAJOR && minor >= MINOR)
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.KUBERNETES_VERSION,
                        "Kubernetes " + version + " is older than 1.22",
                        "Upgrade the cluster."));
    }
}
