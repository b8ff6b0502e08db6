/** Places in an order: the numbers that people see, and the labels that clusters are told. Pure arithmetic. */
@NullMarked
package io.tierwall.model.order;

import org.jspecify.annotations.NullMarked;
