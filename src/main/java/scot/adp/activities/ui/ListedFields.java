package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.Programmes;
import scot.adp.platform.CodeList;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.spi.ActionNames;

/**
 * Fields for codes of the lists of this module and for actions of the plan. What was
 * chosen before and is offered no more stays.
 */
final class ListedFields {

	private final ActivityLists lists;

	private final LocalDate today;

	ListedFields(ActivityLists lists, LocalDate today) {
		this.lists = lists;
		this.today = today;
	}

	/** One code of a list. */
	Choice<CodeList.Value> one(ActivityLists.Kind list, String words, @Nullable String before) {
		var field = new Choice<CodeList.Value>(Words.of(words), CodeList.Value::code);
		field.setItems(offered(list, (before != null) ? List.of(before) : List.of()));
		field.setItemLabelGenerator(CodeList.Value::label);
		lists.of(list).find(before).ifPresent(field::setValue);
		return field;
	}

	/** Several codes of a list. */
	Choices<CodeList.Value> several(ActivityLists.Kind list, String words, Collection<String> before) {
		var field = new Choices<CodeList.Value>(Words.of(words), CodeList.Value::code);
		var offered = offered(list, before);
		field.setItems(offered);
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setValue(offered.stream().filter(it -> before.contains(it.code())).collect(Collectors.toSet()));
		return field;
	}

	private List<CodeList.Value> offered(ActivityLists.Kind list, Collection<String> before) {
		return lists.of(list).values().stream().filter(it -> it.holds(today) || before.contains(it.code())).toList();
	}

	/** The code that was chosen; null for none. */
	static @Nullable String code(Choice<CodeList.Value> field) {
		return field.getOptionalValue().map(CodeList.Value::code).orElse(null);
	}

	static List<String> codes(Choices<CodeList.Value> field) {
		return field.getValue().stream().map(CodeList.Value::code).sorted().toList();
	}

	/** Actions of the plans. */
	static Choices<ActionNames.Named> actions(Programmes programmes, String words, Collection<ActionId> before) {
		var field = new Choices<ActionNames.Named>(Words.of(words), it -> it.id().value());
		var offered = programmes.actions();
		field.setItems(offered);
		field.setItemLabelGenerator(it -> "%s %s".formatted(it.code(), it.title()));
		field.setValue(offered.stream().filter(it -> before.contains(it.id())).collect(Collectors.toSet()));
		return field;
	}

	/** The actions that were chosen, and those from before that are offered no more. */
	static List<ActionId> chosen(Choices<ActionNames.Named> field, Programmes programmes, Collection<ActionId> before) {
		Set<ActionId> chosen = field.getValue().stream().map(ActionNames.Named::id).collect(Collectors.toSet());
		var gone = new HashSet<>(before);
		programmes.actions().forEach(it -> gone.remove(it.id()));
		chosen.addAll(gone);
		return List.copyOf(chosen);
	}

}
