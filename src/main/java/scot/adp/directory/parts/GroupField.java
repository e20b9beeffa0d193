package scot.adp.directory.parts;

import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.shell.parts.Choice;

/** Chooses one of the few groups, by name. */
public class GroupField extends Choice<GroupId> {

	/** Makes a field in which no group is chosen. */
	public GroupField(String label, Groups groups) {
		super(label, GroupId::value);
		var names = groups.names();
		setItemLabelGenerator(group -> names.getOrDefault(group, group.value()));
		setClearButtonVisible(true);
		setItems(names.keySet());
	}

}
