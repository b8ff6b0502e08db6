/**
 * Who may do what: roles, what each permits, what a request needs, and who has which role. Deciding is pure; knows
 * neither HTTP nor passwords.
 */
@NullMarked
package io.tierwall.server.roles;

import org.jspecify.annotations.NullMarked;
