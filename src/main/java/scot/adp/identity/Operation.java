package scot.adp.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Role;

/**
 * Something that can be done, and who may.
 *
 * @param name what {@link Allowed} calls it, such as {@code strategy.update.record}
 * @param audience who may, where it is more than some roles
 * @param roles all roles that may, those of the audience too
 * @param scope how far it reaches
 * @param methods the methods that do it, such as {@code ProgressUpdates.record}
 */
public record Operation(String name, Audience audience, Set<Role> roles, Scope scope, List<String> methods) {

	/** The module it belongs to, the first part of its name. */
	public String module() {
		return name.substring(0, name.indexOf('.'));
	}

	/** The roles that a permission opens something to. */
	static Set<Role> roles(Allowed allowed) {
		var roles = EnumSet.noneOf(Role.class);
		roles.addAll(List.of(allowed.roles()));
		for (Role role : Role.values()) {
			if (allowed.to().includes(role)) {
				roles.add(role);
			}
		}
		return Set.copyOf(roles);
	}

}
