package io.tierwall.server.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A way to a client that takes events when the test lets it. */
final class HeldLine implements EventStream.Line {

    final List<String> sent = new ArrayList<>();
    private final List<CompletableFuture<Void>> held = new ArrayList<>();
    boolean closed;
    boolean throwing;

    /** Everything that is under way has left. */
    void release() {
        List<CompletableFuture<Void>> now = List.copyOf(held);
        held.clear();
        now.forEach(one -> one.complete(null));
    }

    /** What is under way has failed. */
    void fail() {
        held.removeLast().completeExceptionally(new IllegalStateException("gone"));
    }

    @Override
    public CompletionStage<?> send(Event event) {
        return hold(event.id() + " " + event.type());
    }

    @Override
    public CompletionStage<?> beat() {
        return hold("beat");
    }

    private CompletionStage<?> hold(String what) {
        if (throwing) {
            throw new IllegalStateException("already closed");
        }
        sent.add(what);
        CompletableFuture<Void> leaves = new CompletableFuture<>();
        held.add(leaves);
        return leaves;
    }

    @Override
    public void close() {
        closed = true;
    }
}
