package scot.adp.community.ui;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.CodeList;
import scot.adp.shell.parts.Choice;

/** Chooses a value of a list of codes. */
final class CodeChoice {

	private CodeChoice() {
	}

	/** Lets a field offer some values. */
	static Choice<CodeList.Value> offering(Choice<CodeList.Value> field, List<CodeList.Value> offered) {
		field.setItems(offered);
		field.setItemLabelGenerator(CodeList.Value::label);
		return field;
	}

	/** Chooses a value, which is offered from then on if it was not. */
	static void choose(Choice<CodeList.Value> field, CodeList.Value value) {
		var offered = new ArrayList<>(field.getListDataView().getItems().toList());
		if (offered.stream().noneMatch(it -> it.code().equals(value.code()))) {
			offered.add(value);
			field.setItems(offered);
		}
		offered.stream().filter(it -> it.code().equals(value.code())).findFirst().ifPresent(field::setValue);
	}

	/** The code that is chosen; null where none is. */
	static @Nullable String given(Choice<CodeList.Value> field) {
		return field.getOptionalValue().map(CodeList.Value::code).orElse(null);
	}

}
