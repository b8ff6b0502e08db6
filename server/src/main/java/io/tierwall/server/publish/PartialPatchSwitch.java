package io.tierwall.server.publish;

import io.tierwall.store.SettingStore;
import io.tierwall.store.StoreException;

/** Whether PATCH of one object keeps the fields that a body leaves out. Off until somebody turns it on. Thread-safe. */
public final class PartialPatchSwitch {

    private static final String PATH = "/system-config/nsx-partial-patch-config";

    private final SettingStore settings;
    private volatile boolean on;

    private PartialPatchSwitch(SettingStore settings, boolean on) {
        this.settings = settings;
        this.on = on;
    }

    /**
     * As it was left.
     *
     * @throws StoreException.Unavailable when the store cannot be read
     */
    public static PartialPatchSwitch open(SettingStore settings) {
        return new PartialPatchSwitch(
                settings, settings.find(PATH).map(Boolean::parseBoolean).orElse(false));
    }

    public boolean isOn() {
        return on;
    }

    /**
     * Turns it; durable when this returns.
     *
     * @throws StoreException when it could not be kept; then it stays as it was
     */
    public synchronized void turn(boolean next) {
        settings.put(PATH, Boolean.toString(next));
        on = next;
    }
}
