/** Antrea clusters on a laptop. */
@NullMarked
package io.tierwall.lab;

import org.jspecify.annotations.NullMarked;
