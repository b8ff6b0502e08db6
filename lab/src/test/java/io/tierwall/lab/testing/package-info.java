/** What the tests of the lab share: trees from YAML, clocks that stand still, and waiting for what is to come. */
@NullMarked
package io.tierwall.lab.testing;

import org.jspecify.annotations.NullMarked;
