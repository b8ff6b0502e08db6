/**
 * The {@code tierwall} command: what a person types. {@link io.tierwall.cli.up} starts a manager with lab clusters,
 * {@link io.tierwall.cli.lab} talks to a running lab. It uses the manager by its HTTP API, like everybody else.
 */
@NullMarked
package io.tierwall.cli;

import org.jspecify.annotations.NullMarked;
