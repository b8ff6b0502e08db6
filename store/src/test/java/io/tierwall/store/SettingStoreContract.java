package io.tierwall.store;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of settings does. */
public abstract class SettingStoreContract {

    protected abstract SettingStore store();

    /** The same store, opened again. */
    protected abstract SettingStore reopened();

    @Test
    public void aSettingIsThereAfterReopening() {
        store().put("/a", "{\"x\": 1}");

        assertThat(reopened().find("/a")).contains("{\"x\": 1}");
    }

    @Test
    public void theLatestOfAPathCounts() {
        store().put("/a", "1");
        store().put("/a", "2");

        assertThat(store().find("/a")).contains("2");
    }

    @Test
    public void whatIsRemovedIsGoneAndNothingElse() {
        store().put("/a", "1");
        store().put("/b", "2");

        store().remove("/a");
        store().remove("/never");

        assertThat(store().find("/a")).isEmpty();
        assertThat(store().find("/b")).contains("2");
    }

    @Test
    public void severalAreChangedTogether() {
        store().put("/a", "1");
        store().put("/b", "2");

        store().change(List.of(
                new DocumentChange.Put("/b", "3"), new DocumentChange.Put("/c", "4"), new DocumentChange.Remove("/a")));

        assertThat(reopened().list("/")).containsExactly(entry("/b", "3"), entry("/c", "4"));
    }

    @Test
    public void aListHasWhatBeginsWithThePrefixAndTakesItLiterally() {
        store().put("/drafts/b", "2");
        store().put("/drafts/a", "1");
        store().put("/Drafts/c", "3");
        store().put("/draftsXd", "4");
        store().put("/drafts%/e", "5");

        assertThat(store().list("/drafts/")).containsExactly(entry("/drafts/a", "1"), entry("/drafts/b", "2"));
        assertThat(store().list("/drafts%")).containsOnlyKeys("/drafts%/e");
    }
}
