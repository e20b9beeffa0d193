package scot.adp.shell.parts;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.dataview.ComboBoxListDataView;
import com.vaadin.flow.data.provider.ListDataProvider;
import org.jspecify.annotations.Nullable;

/**
 * Chooses any number of things by what is typed of their names. What is typed and names
 * none of them is told, and choices that come anew keep those that were chosen.
 *
 * @param <T> what is chosen
 */
public class Choices<T> extends MultiSelectComboBox<T> implements Checked {

	private Collection<T> offered = List.of();

	private @Nullable String unknown;

	/** Makes a field in which nothing is chosen. */
	public Choices(String label) {
		super(label);
		setManualValidation(true);
		addCustomValueSetListener(event -> read(event.getDetail()));
		addValueChangeListener(event -> understood());
		// The field does not keep such a text, so whoever comes back to it has seen to
		// it.
		addFocusListener(event -> unknown = null);
	}

	@Override
	public @Nullable String fault() {
		return (unknown != null) ? getTranslation("field.choice", unknown) : null;
	}

	@Override
	public ComboBoxListDataView<T> setItems(Collection<T> items) {
		return setItems(new ListDataProvider<>(items));
	}

	@Override
	public ComboBoxListDataView<T> setItems(ListDataProvider<T> all) {
		offered = all.getItems();
		var chosen = getValue().stream().filter(offered::contains).collect(Collectors.toSet());
		var view = super.setItems(all);
		if (!chosen.isEmpty()) {
			setValue(chosen);
		}
		return view;
	}

	private void read(String typed) {
		// Whoever types fast is ahead of the list.
		var found = offered.stream().filter(item -> named(item, typed)).toList();
		if (found.size() == 1) {
			select(found);
			understood();
			return;
		}
		unknown = typed.strip();
		tell();
	}

	private boolean named(T item, String typed) {
		return getItemLabelGenerator().apply(item).strip().equalsIgnoreCase(typed.strip());
	}

	private void understood() {
		unknown = null;
		tell();
	}

}
