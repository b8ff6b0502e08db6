package io.tierwall.lab.network.kernel;

import io.tierwall.lab.network.NetworkException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The system calls for namespaces that the JDK has no words for. Each acts on the calling thread. */
final class LinuxCalls {

    private static final int CLONE_NEWNET = 0x4000_0000;
    private static final int O_RDONLY_CLOEXEC = 0x8_0000;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle UNSHARE = handle("unshare", ValueLayout.JAVA_INT);
    private static final MethodHandle SETNS = handle("setns", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final MethodHandle OPEN = handle("open", ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle CLOSE = handle("close", ValueLayout.JAVA_INT);

    private LinuxCalls() {}

    private static MethodHandle handle(String name, MemoryLayout... arguments) {
        MemorySegment symbol =
                LINKER.defaultLookup().find(name).orElseThrow(() -> new NetworkException("this system has no " + name));
        return LINKER.downcallHandle(
                symbol,
                FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments),
                Linker.Option.captureCallState("errno"));
    }

    @FunctionalInterface
    private interface Call {
        int make(Arena arena, MemorySegment state) throws Throwable;
    }

    private static int checked(String name, Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int result = call.make(arena, state);
            if (result < 0) {
                throw new NetworkException(name + " failed with error number " + (int) ERRNO.get(state, 0L));
            }
            return result;
        } catch (NetworkException e) {
            throw e;
        } catch (Throwable e) {
            throw new NetworkException(name + " could not be called", e);
        }
    }

    static void unshareNetwork() {
        checked("unshare", (_, state) -> (int) UNSHARE.invokeExact(state, CLONE_NEWNET));
    }

    static void enterNetwork(int descriptor) {
        checked("setns", (_, state) -> (int) SETNS.invokeExact(state, descriptor, CLONE_NEWNET));
    }

    static int open(String path) {
        return checked(
                "open", (arena, state) -> (int) OPEN.invokeExact(state, arena.allocateFrom(path), O_RDONLY_CLOEXEC));
    }

    static void close(int descriptor) {
        checked("close", (_, state) -> (int) CLOSE.invokeExact(state, descriptor));
    }
}
