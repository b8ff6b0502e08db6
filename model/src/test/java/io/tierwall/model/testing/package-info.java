/** Statements as people make them, for the tests of every module. */
@NullMarked
package io.tierwall.model.testing;

import org.jspecify.annotations.NullMarked;
