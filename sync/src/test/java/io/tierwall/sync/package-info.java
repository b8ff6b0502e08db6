@NullMarked
package io.tierwall.sync;

import org.jspecify.annotations.NullMarked;
