package io.tierwall.bench.manager;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.tierwall.bench.measure.Traffic;
import java.net.URI;

/** A window with the console's table of rules, and what a person does there. */
final class ConsoleWindow implements AutoCloseable {

    static final String TABLE = "[role=grid]";

    private static final double PATIENCE_MS = 120_000;
    private static final double NANOS_IN_A_MILLISECOND = 1e6;

    /** Notes when the first rule has been drawn, in milliseconds since the window began to go there. */
    private static final String NOTE_FIRST_RULE = """
            (() => {
              const look = () => {
                if (document.querySelector('[role=grid] [data-path*="/rules/"]')) {
                  requestAnimationFrame(() => { window.firstRule = performance.now(); });
                } else {
                  requestAnimationFrame(look);
                }
              };
              requestAnimationFrame(look);
            })()""";

    /** Clicks, and waits for the frame after the one with the words: milliseconds. */
    private static final String CLICK_UNTIL_ACCEPTED = """
            (button) => new Promise((resolve) => {
              const began = performance.now();
              const look = () =>
                document.querySelector('main')?.innerText.includes('is accepted')
                  ? requestAnimationFrame(() => resolve(performance.now() - began))
                  : requestAnimationFrame(look);
              button.click();
              look();
            })""";

    private final Page page;
    private final CDPSession session;
    private final Traffic traffic;

    private ConsoleWindow(Page page, CDPSession session, Traffic traffic) {
        this.page = page;
        this.session = session;
        this.traffic = traffic;
    }

    static void login(BrowserContext person, RunningManager.Access access) {
        try (Page page = person.newPage()) {
            page.navigate(access.address() + "/console/");
            page.getByLabel("User name").fill(access.user());
            page.getByLabel("Password").fill(access.password());
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Log in"))
                    .click();
            page.getByRole(AriaRole.NAVIGATION, new GetByRoleOptions().setName("Screens"))
                    .waitFor();
        }
    }

    /** A new window of somebody who is logged in, until the first rule is drawn. */
    static ConsoleWindow open(BrowserContext person, URI address, int slower) {
        Page page = person.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        CDPSession session = person.newCDPSession(page);
        ConsoleWindow window = new ConsoleWindow(page, session, Traffic.of(session));
        slowDown(session, slower);
        page.addInitScript(NOTE_FIRST_RULE);
        page.navigate(address + "/console/firewall/application");
        page.waitForFunction("() => window.firstRule !== undefined");
        return window;
    }

    /** @param times how many times slower the window's processor is than the machine's */
    static void slowDown(CDPSession session, int times) {
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", times);
        session.send("Emulation.setCPUThrottlingRate", rate);
    }

    Page page() {
        return page;
    }

    Traffic traffic() {
        return traffic;
    }

    /** From the beginning of the way to the console until the first rule is drawn. */
    long firstRuleNanos() {
        return nanos(page.evaluate("() => window.firstRule"));
    }

    /** Turns the first rule over, reviews that, and publishes it: from the click until the answer is read. */
    long publishNanos() {
        page.locator(TABLE + " input[aria-label='rule-0 is on']").first().dispatchEvent("click");
        button("Review and publish").click();
        page.locator("section[aria-label=Effect][aria-busy=false]").waitFor();
        Locator publish = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Publish 1 change"));
        long took = nanos(publish.evaluate(CLICK_UNTIL_ACCEPTED));
        page.getByText("realized after").first().waitFor();
        button("Done").click();
        page.locator(TABLE + " [data-path*='/rules/']").first().waitFor();
        return took;
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** What the window's scripts hold, after a collection of garbage, in bytes. */
    long heap() {
        session.send("HeapProfiler.collectGarbage");
        session.send("HeapProfiler.collectGarbage");
        return session.send("Runtime.getHeapUsage").get("usedSize").getAsLong();
    }

    private static long nanos(Object milliseconds) {
        return Math.round(((Number) milliseconds).doubleValue() * NANOS_IN_A_MILLISECOND);
    }

    @Override
    public void close() {
        page.close();
    }
}
