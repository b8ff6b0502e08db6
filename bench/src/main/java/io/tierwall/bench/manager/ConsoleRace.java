package io.tierwall.bench.manager;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.Result.Ratio;
import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.Chromium;
import io.tierwall.bench.measure.Frames;
import io.tierwall.bench.measure.Samples;
import io.tierwall.bench.measure.Scratch;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** The console in a browser, over a table of ten thousand rules. */
public final class ConsoleRace implements Race {

    private static final int RULES = 10;
    private static final int CLUSTERS = 2;

    /** As much slower as a cheap machine is. */
    private static final int SLOWER = 4;

    /** Pixels from one frame to the next when somebody turns a wheel quickly: three lines. */
    private static final int WHEEL = 100;

    /** In pixels, as the table has them. */
    private static final int POLICY_HEIGHT = 42;

    private static final int RULE_HEIGHT = 34;

    private static final double KB = 1_000;
    private static final double PERCENT = 100;

    /** Publishes between two looks at the browser, and how long it is given to take them in. */
    private static final int AT_A_TIME = 5;

    private static final double PAUSE_MS = 400;
    private static final double REST_MS = 5_000;

    @Override
    public String name() {
        return "console";
    }

    @Override
    public String summary() {
        return "the console with 10,000 rules: first load, scrolling, publishing, memory";
    }

    @Override
    public Result run(Course course) throws IOException, InterruptedException {
        int policies = course.amount(20, 1_000);
        try (Scratch scratch = new Scratch();
                Fleet fleet = Fleet.start("console", CLUSTERS);
                RunningManager manager =
                        RunningManager.start(scratch.directory().resolve("manager"));
                Chromium chromium = Chromium.start()) {
            manager.register(fleet);
            Published.in(fleet, manager, new IntentTree(policies, RULES, fleet.names()));
            Published.atRest(fleet);
            course.say("console: " + policies * RULES + " rules are in " + CLUSTERS + " clusters");
            BrowserContext person = chromium.person();
            ConsoleWindow.login(person, manager.access());
            URI address = manager.access().address();
            List<Figure> ours = new ArrayList<>();
            ours.add(Figure.of("rules", policies * RULES, "rules"));
            ours.addAll(loads(course, person, address));
            course.say("console: the first rule was there after " + said(ours, "first_rule_ms", "ms"));
            int frames = course.amount(60, 1_000);
            Frames slow = scroll(person, address, frames, ours);
            List<Figure> floor = new ArrayList<>();
            Frames slowFloor = floor(person, policies, frames, floor);
            course.say("console: " + said(ours, "slow_frames_under_18_ms_percent", "%")
                    + " of the slowed-down frames were in time");
            ours.addAll(publishes(course, person, address));
            course.say("console: a publish was accepted after " + said(ours, "publish_p50_ms", "ms"));
            ours.addAll(events(course, person, address, manager.api(), policies));
            double times = slowFloor.times().percentile(95) / slow.times().percentile(95);
            return new Result(
                    List.of(new Contender(Contender.TIERWALL, "", ours), new Contender(Contender.FLOOR, "", floor)),
                    Map.of(
                            Contender.FLOOR,
                            new Ratio(Figure.of("times", times, ""), "slowed-down frames, by their 95 %")),
                    List.of(
                            "floor: a page with nothing but an element as high as the table, scrolled alike",
                            "the whole way down is made in " + frames
                                    + " equal steps, one for each frame; after 20 s it ends where it is",
                            "wheel: " + WHEEL + " pixels from one frame to the next, as a wheel is turned",
                            "slow: Chromium is told to be " + SLOWER + " times slower",
                            "lab clusters, manager, browser and this program share the machine",
                            "an hour of events is not waited for: the events come one after the other"));
        }
    }

    private static String said(List<Figure> figures, String name, String unit) {
        double value = figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
        return Math.round(value) + " " + unit;
    }

    private static List<Figure> loads(Course course, BrowserContext person, URI address) {
        int attempts = course.amount(1, 2);
        double[] kilobytes = new double[2];
        Samples quick = samples(attempts, () -> {
            try (ConsoleWindow window = ConsoleWindow.open(person, address, 1)) {
                window.page().waitForTimeout(PAUSE_MS);
                kilobytes[0] = window.traffic().bytes(url -> url.contains("/console/")) / KB;
                kilobytes[1] = window.traffic().bytes(url -> !url.contains("/console/")) / KB;
                return window.firstRuleNanos();
            }
        });
        Samples slow = samples(attempts, () -> {
            try (ConsoleWindow window = ConsoleWindow.open(person, address, SLOWER)) {
                return window.firstRuleNanos();
            }
        });
        return List.of(
                Figure.of("first_load_kb", kilobytes[0], "kB").atMost(300),
                Figure.of("answers_kb", kilobytes[1], "kB"),
                Figure.of("first_rule_ms", quick.median(), "ms"),
                Figure.of("slow_first_rule_ms", slow.median(), "ms"));
    }

    private static Frames scroll(BrowserContext person, URI address, int frames, List<Figure> figures) {
        try (ConsoleWindow window = ConsoleWindow.open(person, address, 1)) {
            window.page().waitForTimeout(REST_MS);
            describe("", Frames.ofScrolling(window.page(), ConsoleWindow.TABLE, frames), figures, false);
        }
        try (ConsoleWindow window = ConsoleWindow.open(person, address, SLOWER)) {
            window.page().waitForTimeout(REST_MS);
            Frames slow = Frames.ofScrolling(window.page(), ConsoleWindow.TABLE, frames);
            describe("slow_", slow, figures, true);
            window.page().waitForTimeout(PAUSE_MS);
            describe(
                    "slow_wheel_",
                    Frames.ofScrollingBy(window.page(), ConsoleWindow.TABLE, frames / 2, WHEEL),
                    figures,
                    false);
            return slow;
        }
    }

    private static Frames floor(BrowserContext person, int policies, int frames, List<Figure> figures) {
        int height = policies * (POLICY_HEIGHT + RULES * RULE_HEIGHT);
        try (Page page = person.newPage()) {
            page.setContent("<div id=scroller style='height: 90vh; overflow: auto'><div style='height: " + height
                    + "px'></div></div>");
            describe("", Frames.ofScrolling(page, "#scroller", frames), figures, false);
            ConsoleWindow.slowDown(person.newCDPSession(page), SLOWER);
            Frames slow = Frames.ofScrolling(page, "#scroller", frames);
            describe("slow_", slow, figures, false);
            return slow;
        }
    }

    private static void describe(String prefix, Frames frames, List<Figure> figures, boolean hasAim) {
        figures.add(Figure.of(prefix + "frames", frames.count(), ""));
        Figure inTime = Figure.of(prefix + "frames_under_18_ms_percent", frames.percentInTime(), "%");
        figures.add(hasAim ? inTime.atLeast(95) : inTime);
        figures.add(Figure.of(prefix + "frame_p95_ms", frames.times().percentile(95), "ms"));
        figures.add(Figure.of(prefix + "frame_p99_ms", frames.times().percentile(99), "ms"));
    }

    private static List<Figure> publishes(Course course, BrowserContext person, URI address) {
        try (ConsoleWindow window = ConsoleWindow.open(person, address, 1)) {
            window.publishNanos();
            Samples samples = samples(course.amount(2, 5), window::publishNanos);
            return List.of(
                    Figure.of("publish_p50_ms", samples.median(), "ms").atMost(300),
                    Figure.of("publish_p99_ms", samples.percentile(99), "ms"));
        }
    }

    private static List<Figure> events(Course course, BrowserContext person, URI address, ApiClient api, int policies)
            throws IOException, InterruptedException {
        int publishes = course.amount(10, 150);
        try (ConsoleWindow window = ConsoleWindow.open(person, address, 1)) {
            toggle(window, api, policies, publishes / 5, "warm");
            long seenBefore = window.traffic().events();
            double before = window.heap();
            toggle(window, api, policies, publishes, "t");
            double after = window.heap();
            long events = window.traffic().events() - seenBefore;
            return List.of(
                    Figure.of("events", (double) events, ""),
                    Figure.of("heap_mib", before / (1 << 20), "MiB"),
                    Figure.of("heap_after_events_mib", after / (1 << 20), "MiB"),
                    Figure.of("heap_growth_percent", (after - before) / before * PERCENT, "%")
                            .atMost(5),
                    Figure.of("heap_growth_per_event_bytes", (after - before) / Math.max(1, events), "B"));
        }
    }

    /** Rules of policies all over the table change, which every window is told; it is given time to follow. */
    private static void toggle(ConsoleWindow window, ApiClient api, int policies, int publishes, String mark)
            throws IOException, InterruptedException {
        for (int i = 0; i < publishes; i++) {
            int policy = i * 7 % policies;
            byte[] rule = IntentTree.rule(policy, 1, mark + i).toString().getBytes(StandardCharsets.UTF_8);
            api.send("PATCH", IntentTree.rulePath(policy, 1), ApiClient.JSON_TYPE, rule);
            if (i % AT_A_TIME == AT_A_TIME - 1) {
                window.page().waitForTimeout(PAUSE_MS);
            }
        }
        window.page().waitForTimeout(REST_MS);
    }

    private static Samples samples(int count, LongSupplier measure) {
        return Samples.of(LongStream.generate(measure).limit(count).toArray());
    }
}
