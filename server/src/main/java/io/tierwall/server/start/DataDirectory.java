package io.tierwall.server.start;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The directory that holds everything of one manager, for its owner only. While it is open, no second manager can open
 * it. The names in it are relied on by others.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String FOR_THE_OWNER = "rwx------";
    private static final String FILE_FOR_THE_OWNER = "rw-------";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the directory if there is none, and takes it.
     *
     * @throws StartException when it cannot be used, or another manager uses it
     */
    public static DataDirectory open(Path path) {
        try {
            makeDirectory(path);
            return new DataDirectory(path, lock(path));
        } catch (IOException e) {
            throw new StartException("the data directory " + path + " cannot be used: " + reason(e), e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new StartException("another manager uses the data directory " + path
                    + ": stop it, or choose another directory with TIERWALL_DATA");
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            @SuppressWarnings("resource") // Held until the channel is closed.
            FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException bySelf) {
            return false;
        }
    }

    static void makeDirectory(Path directory) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FOR_THE_OWNER)));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(FOR_THE_OWNER));
    }

    /** Writes a file that only its owner can read; after a crash it is there whole or not at all. */
    static void write(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try (FileChannel channel = FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE_FOR_THE_OWNER)))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is no directory";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case IOException other -> Optional.ofNullable(other.getMessage()).orElse(other.toString());
        };
    }

    public Path database() {
        return path.resolve("tierwall.db");
    }

    /** Where copies of the database are kept. */
    Path backups() {
        return path.resolve("backups");
    }

    Path secretKey() {
        return path.resolve("secret.key");
    }

    Path adminPassword() {
        return path.resolve("admin-password");
    }

    Path tls() {
        return path.resolve("tls");
    }

    Path certificate() {
        return tls().resolve("certificate.pem");
    }

    Path privateKey() {
        return tls().resolve("key.pem");
    }

    /** Lets another manager have it. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
