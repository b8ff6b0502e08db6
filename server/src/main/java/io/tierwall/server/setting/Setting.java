package io.tierwall.server.setting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;

/**
 * An object that is always there: nobody creates or deletes it.
 *
 * @param type its {@code resource_type}
 * @param defaults the fields of its own, before anybody has set them
 */
public record Setting(IntentPath path, String type, ObjectNode defaults) {}
