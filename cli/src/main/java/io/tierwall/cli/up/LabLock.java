package io.tierwall.cli.up;

import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.DataDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps two labs out of one data directory. It ends with the process, however that ends. */
final class LabLock implements AutoCloseable {

    private final FileChannel channel;

    private LabLock(FileChannel channel) {
        this.channel = channel;
    }

    static LabLock take(DataDirectory data) {
        Path file = data.lab().resolve(".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new CommandFailedException(
                        "a lab runs in " + data.path() + " already. Stop it, or choose another directory with --data");
            }
            return new LabLock(channel);
        } catch (IOException e) {
            throw new CommandFailedException("cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CommandFailedException("cannot let go of the lab's lock: " + e.getMessage(), e);
        }
    }
}
