/** What people say: categories, policies, rules, groups, services, spans and the immutable intent. */
@NullMarked
package io.tierwall.model;

import org.jspecify.annotations.NullMarked;
