@NullMarked
package io.tierwall.sync.plan;

import org.jspecify.annotations.NullMarked;
