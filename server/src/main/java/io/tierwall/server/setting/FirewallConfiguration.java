package io.tierwall.server.setting;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;

/** The setting of the firewall as a whole. */
public final class FirewallConfiguration {

    public static final String ENABLED = "enable_firewall";
    public static final String IDENTITIES = "idfw_enabled";
    public static final String NO_AUTO_DRAFTS = "disable_auto_drafts";

    /** Where it is, and what it says at first. */
    public static final Setting SETTING = new Setting(
            new IntentPath("/infra/settings/firewall/security"),
            "DfwFirewallConfiguration",
            fields(true, false, false));

    private FirewallConfiguration() {}

    /** Its fields. */
    public static ObjectNode fields(boolean enabled, boolean identities, boolean noAutoDrafts) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(ENABLED, enabled)
                .put(IDENTITIES, identities)
                .put(NO_AUTO_DRAFTS, noAutoDrafts);
    }

    /** Whether what was published is to be offered as drafts. */
    public static boolean autoDrafts(SettingObjects settings) {
        return !settings.read(SETTING).path(NO_AUTO_DRAFTS).asBoolean();
    }
}
