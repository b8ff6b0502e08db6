package io.tierwall.antrea.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One finding of the controller about an object.
 *
 * @param type such as {@code Realizable} or {@code GroupMembersComputed}
 * @param status {@code True}, {@code False} or {@code Unknown}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Condition(
        String type,
        String status,
        @Nullable String lastTransitionTime,
        @Nullable String reason,
        @Nullable String message) {}
