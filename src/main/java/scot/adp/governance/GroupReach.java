package scot.adp.governance;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.platform.Problem;

/** Whose actions a group looks at. */
@Component
class GroupReach {

	private final Groups groups;

	GroupReach(Groups groups) {
		this.groups = groups;
	}

	/**
	 * The group, and where it reports to none, all groups below it.
	 * @throws Problem where there is no such group
	 */
	Set<GroupId> of(GroupId group) {
		Map<GroupId, GroupView> all = groups.groups()
			.stream()
			.collect(Collectors.toMap(GroupView::code, Function.identity()));
		@Nullable GroupView top = all.get(group);
		if (top == null) {
			throw Problem.notFound("group", group.value());
		}
		var covered = new HashSet<>(Set.of(group));
		boolean grown = top.reportsTo() == null;
		while (grown) {
			grown = covered.addAll(all.values()
				.stream()
				.filter(it -> it.reportsTo() != null && covered.contains(it.reportsTo()))
				.map(GroupView::code)
				.toList());
		}
		return covered;
	}

}
