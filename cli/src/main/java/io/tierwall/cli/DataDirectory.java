package io.tierwall.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory that holds everything of one manager and its lab. The names in it are relied on by others.
 *
 * @param path absolute
 */
public record DataDirectory(Path path) {

    private static final String KUBECONFIG = ".kubeconfig";

    public DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** Where the lab's clusters say how to reach them. */
    public Path lab() {
        return path.resolve("lab");
    }

    /** The kubeconfig of a lab cluster; works with any kubectl. */
    public Path kubeconfig(String cluster) {
        return lab().resolve(cluster + KUBECONFIG);
    }

    /** Where the nodes of a lab cluster write what rules log: {@code NODE/np.log}. */
    public Path labLogs(String cluster) {
        return lab().resolve(cluster);
    }

    /** How to reach the control endpoint of the lab that runs here; a secret, there only while it runs. */
    public Path control() {
        return lab().resolve(".control");
    }

    /** The names of the lab clusters that have a kubeconfig here, in order. */
    public List<String> clusters() {
        if (!Files.isDirectory(lab())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(lab())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(KUBECONFIG))
                    .map(name -> name.substring(0, name.length() - KUBECONFIG.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificate that the manager shows. */
    public Path certificate() {
        return path.resolve("tls").resolve("certificate.pem");
    }

    /** Where the manager notes the administrator's password that it made up, readable by the owner only. */
    public Path adminPassword() {
        return path.resolve("admin-password");
    }

    /** What a process writes to its standard output. */
    public Path log(String process) {
        return path.resolve("logs").resolve(process + ".log");
    }

    /** Makes the directory and those within, if they are missing. */
    public void create() {
        try {
            Files.createDirectories(lab());
            Files.createDirectories(log("any").getParent());
        } catch (IOException e) {
            throw new CommandFailedException("cannot create " + path + ": " + e.getMessage(), e);
        }
    }
}
