/**
 * {@code tierwall up} and {@code tierwall serve}: the manager as a process, lab clusters in this one, and their start.
 */
@NullMarked
package io.tierwall.cli.up;

import org.jspecify.annotations.NullMarked;
