package io.tierwall.lab.loop;

import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.lab.loop.StoreLoop.Pace;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.objects.WatchEvent;
import io.tierwall.lab.testing.Yaml;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StoreLoopTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final ObjectStore store = new ObjectStore(Clock.systemUTC(), UUID::randomUUID);
    private final List<Integer> calls = new CopyOnWriteArrayList<>();

    private void create(String name) {
        store.create(ResourceTypes.NAMESPACES, Yaml.named(name, "{}"));
    }

    @Test
    void theFirstCallComesWithoutEvents() throws Exception {
        try (StoreLoop _ = StoreLoop.start("loop", store, this::note)) {
            assertEventually(() -> assertThat(calls).containsExactly(0));
        }
    }

    private Duration note(List<WatchEvent> events) {
        calls.add(events.size());
        return LONG;
    }

    @Test
    void whatHappensWhileItIsBusyComesInOneCall() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        try (StoreLoop _ = StoreLoop.start("loop", store, events -> {
            calls.add(events.size());
            busy.await();
            return LONG;
        })) {
            assertEventually(() -> assertThat(calls).containsExactly(0));
            for (int i = 0; i < 100; i++) {
                create("n" + i);
            }
            busy.countDown();

            assertEventually(() -> assertThat(calls).containsExactly(0, 100));
        }
    }

    @Test
    void anEventAfterARestIsToldWithoutWaitingForMore() throws Exception {
        AtomicLong time = new AtomicLong();
        Pace restingForLong = new Pace(LONG, () -> time.addAndGet(LONG.toNanos()));
        try (StoreLoop _ = StoreLoop.start("loop", store, this::note, restingForLong)) {
            assertEventually(() -> assertThat(calls).containsExactly(0));

            create("n");

            assertEventually(() -> assertThat(calls).containsExactly(0, 1));
        }
    }

    @Test
    void itLooksAgainByItselfWhenItWasToldTo() throws Exception {
        try (StoreLoop _ = StoreLoop.start("loop", store, events -> {
            calls.add(events.size());
            return calls.size() < 3 ? Duration.ofMillis(1) : LONG;
        })) {
            assertEventually(() -> assertThat(calls).containsExactly(0, 0, 0));
        }
    }

    @Test
    void aFailureIsTriedAgain() throws Exception {
        try (StoreLoop _ = StoreLoop.start("loop", store, events -> {
            calls.add(events.size());
            if (calls.size() == 1) {
                throw new IllegalStateException("expected by the test");
            }
            return LONG;
        })) {
            assertEventually(() -> assertThat(calls).containsExactly(0, 0));
        }
    }

    @Test
    void closingEndsTheThread() throws Exception {
        StoreLoop loop = StoreLoop.start("loop-to-end", store, this::note);
        assertEventually(() -> assertThat(calls).isNotEmpty());

        loop.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("loop-to-end");
    }
}
