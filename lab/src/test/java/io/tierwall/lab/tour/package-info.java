/** What people do with stock kubectl in a lab cluster, by each kubectl that is found. */
@org.jspecify.annotations.NullMarked
package io.tierwall.lab.tour;
