package io.tierwall.cli.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** What a person does at the console, by what is written there: by labels and roles, as a screen reader tells them. */
record Console(Page page, String address) {

    void login(String user, String password) {
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill(password);
        button("Log in").click();
        assertThat(page.getByRole(AriaRole.NAVIGATION, new GetByRoleOptions().setName("Screens")))
                .isVisible();
    }

    /** Opens a screen by its address. */
    void open(String path) {
        page.navigate(address + "/console" + path);
        assertThat(page.locator("main h1")).isVisible();
    }

    /** What the browser complains of from now on: errors in scripts, and what could not be loaded. */
    List<String> complaints() {
        List<String> complaints = new CopyOnWriteArrayList<>();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        return complaints;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** A button by a part of its name. */
    Locator buttonWith(String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }

    /** A part of the screen, by its name. */
    Locator section(String name) {
        return page.getByRole(
                AriaRole.REGION, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** A group of the pods of a namespace, by its name. */
    void addGroupOfNamespace(String name, String namespace) {
        beginGroup(name);
        page.getByLabel("Name of the namespace").fill(namespace);
        button("Keep in draft").click();
    }

    /** A group of the pods of namespaces that have a label. */
    void addGroupOfLabel(String name, String key, String value) {
        beginGroup(name);
        select("By", "Tag");
        page.getByLabel("Scope (").fill(key);
        page.getByLabel("Tag (").fill(value);
        button("Keep in draft").click();
    }

    void addGroupOfAddresses(String name, String addresses) {
        beginGroup(name);
        page.getByLabel("IP addresses").fill(addresses);
        button("Keep in draft").click();
    }

    private void beginGroup(String name) {
        open("/groups");
        button("Add group").first().click();
        page.getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("Name").setExact(true))
                .fill(name);
    }

    /** The guide's step 4: name, then where it is applied. */
    void addPolicy(String name, String... clusters) {
        button("Add policy").first().click();
        page.getByLabel("Name of the policy").fill(name);
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add policy"))
                .click();
        applyTo(name, clusters);
    }

    void applyTo(String policy, String... clusters) {
        button("Set where " + policy + " is applied").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        for (String cluster : clusters) {
            dialog.getByLabel(cluster, new Locator.GetByLabelOptions().setExact(true))
                    .check();
        }
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Apply"))
                .click();
    }

    /** Begins a rule at the top of a policy; {@link #done} ends it. */
    void addRule(String policy, String name) {
        button("Add a rule to " + policy).click();
        page.getByLabel("Name of the rule").fill(name);
    }

    /** Chooses in one of the columns with groups. */
    void choose(String column, String group) {
        chooser(column).click();
        page.getByLabel("Search " + column.toLowerCase(Locale.ROOT)).fill(group);
        page.getByRole(AriaRole.MENUITEM)
                .or(page.getByRole(AriaRole.OPTION))
                .getByText(group, exactly())
                .click();
        page.keyboard().press("Escape");
    }

    /**
     * What opens a list to choose from; its name goes on with what is chosen. The browser knows no quotes in patterns.
     */
    private Locator chooser(String label) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^" + label + ":")));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    void select(String field, String value) {
        field(field).selectOption(value);
    }

    /** Opens a rule's line for editing. */
    void edit(String rule) {
        line(rule).last().getByText(rule, exactly()).click();
    }

    void done() {
        button("Done").click();
    }

    /** The line of a rule or policy. */
    Locator line(String name) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    }

    /** The number at the beginning of a rule's line: where it stands in its policy. */
    Locator place(String rule) {
        return rule(rule).getByRole(AriaRole.GRIDCELL).nth(2);
    }

    /** Takes a rule's line by its handle with the mouse, and lets it go over another. */
    void drag(String rule, String onto) {
        rule(rule).getByRole(AriaRole.GRIDCELL).nth(1).dragTo(rule(onto));
    }

    private Locator rule(String name) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))));
    }

    /** Opens the dialog that copies a rule, and the list of policies there. */
    void beginCopy(String rule) {
        button("Actions of rule " + rule).click();
        page.getByRole(AriaRole.MENUITEM)
                .getByText("Copy to policy…", exactly())
                .click();
        chooser("Policy").click();
    }

    /** What is filled in or chosen, by its whole label. */
    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** Reviews, publishes, and waits until every cluster says that it holds it. */
    void publish() {
        button("Review and publish").click();
        publishReviewed();
        assertThat(page.getByText("realized after").first()).isVisible();
        done();
    }

    void publishReviewed() {
        buttonWith("Publish ").click();
        assertThat(page.getByText("is accepted")).isVisible();
    }
}
