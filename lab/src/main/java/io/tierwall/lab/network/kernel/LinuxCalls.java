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
import java.time.Duration;

/**
 * The system calls for namespaces and sockets that the JDK has no words for. Those for namespaces act on the calling
 * thread.
 */
final class LinuxCalls {

    private static final int CLONE_NEWNET = 0x4000_0000;
    private static final int O_RDONLY_CLOEXEC = 0x8_0000;
    private static final int SOCK_CLOEXEC = 0x8_0000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final MethodHandle UNSHARE = handle("unshare", INT, INT);
    private static final MethodHandle SETNS = handle("setns", INT, INT, INT);
    private static final MethodHandle OPEN = handle("open", INT, ValueLayout.ADDRESS, INT);
    private static final MethodHandle CLOSE = handle("close", INT, INT);
    private static final MethodHandle SOCKET = handle("socket", INT, INT, INT, INT);
    private static final MethodHandle CONNECT = handle("connect", INT, INT, ValueLayout.ADDRESS, INT);
    private static final MethodHandle SEND = handle("send", LONG, INT, ValueLayout.ADDRESS, LONG, INT);
    private static final MethodHandle RECEIVE = handle("recv", LONG, INT, ValueLayout.ADDRESS, LONG, INT);
    private static final MethodHandle OPTION = handle("setsockopt", INT, INT, INT, INT, ValueLayout.ADDRESS, INT);

    private LinuxCalls() {}

    private static MethodHandle handle(String name, MemoryLayout result, MemoryLayout... arguments) {
        MemorySegment symbol =
                LINKER.defaultLookup().find(name).orElseThrow(() -> new NetworkException("this system has no " + name));
        return LINKER.downcallHandle(
                symbol, FunctionDescriptor.of(result, arguments), Linker.Option.captureCallState("errno"));
    }

    @FunctionalInterface
    private interface Call {
        long make(Arena arena, MemorySegment state) throws Throwable;
    }

    /** What a call answers; the negative error number where it fails. */
    private static int result(String name, Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long result = call.make(arena, state);
            return result < 0 ? -(int) ERRNO.get(state, 0L) : (int) result;
        } catch (Throwable e) {
            throw new NetworkException(name + " could not be called", e);
        }
    }

    private static int checked(String name, Call call) {
        int result = result(name, call);
        if (result < 0) {
            throw new NetworkException(name + " failed with error number " + -result);
        }
        return result;
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

    /** A socket of the namespace that the calling thread is in; receiving from it gives up after a time. */
    static int socket(int family, int type, int protocol, Duration patience) {
        int socket =
                checked("socket", (_, state) -> (int) SOCKET.invokeExact(state, family, type | SOCK_CLOEXEC, protocol));
        checked("setsockopt", (arena, state) -> {
            MemorySegment time = arena.allocate(LONG, 2);
            time.setAtIndex(LONG, 0, patience.toSeconds());
            time.setAtIndex(LONG, 1, patience.toNanosPart() / 1_000);
            return (int) OPTION.invokeExact(state, socket, SOL_SOCKET, SO_RCVTIMEO, time, (int) time.byteSize());
        });
        return socket;
    }

    /** @return 0, or a negative error number */
    static int connect(int socket, byte[] address) {
        return result("connect", (arena, state) -> (int)
                CONNECT.invokeExact(state, socket, arena.allocateFrom(ValueLayout.JAVA_BYTE, address), address.length));
    }

    /** @return how many bytes were sent, or a negative error number */
    static int send(int socket, byte[] message) {
        return result("send", (arena, state) -> (long) SEND.invokeExact(
                state, socket, arena.allocateFrom(ValueLayout.JAVA_BYTE, message), (long) message.length, 0));
    }

    /** @return how many bytes were received, or a negative error number */
    static int receive(int socket, byte[] into) {
        return result("recv", (arena, state) -> {
            MemorySegment buffer = arena.allocate(into.length);
            long length = (long) RECEIVE.invokeExact(state, socket, buffer, (long) into.length, 0);
            if (length > 0) {
                MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, 0, (int) Math.min(length, into.length));
            }
            return length;
        });
    }
}
