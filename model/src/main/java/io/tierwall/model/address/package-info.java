/** IP addresses, CIDR blocks and ranges: parsing that never resolves a name, and the arithmetic between them. */
@NullMarked
package io.tierwall.model.address;

import org.jspecify.annotations.NullMarked;
