@NullMarked
package io.tierwall.analysis.members;

import org.jspecify.annotations.NullMarked;
