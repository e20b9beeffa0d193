package scot.adp.shell.parts;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.ComponentUtil;
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

	private final Names<T> names;

	private Collection<T> offered = List.of();

	/**
	 * Makes a field in which nothing is chosen.
	 * @param code tells one thing from all others, also another day
	 */
	public Choices(String label, Function<T, ?> code) {
		super(label);
		this.names = new Names<>(code);
		setManualValidation(true);
		addCustomValueSetListener(event -> read(event.getDetail()));
		addValueChangeListener(event -> understood());
		// The field does not keep such a text, so whoever comes back to it has seen to
		// it.
		addFocusListener(event -> names.understood());
	}

	@Override
	public @Nullable String fault() {
		return names.fault(this);
	}

	@Override
	public String typed() {
		return Stream
			.concat(getValue().stream().map(item -> names.kept(item, getItemLabelGenerator())).sorted(),
					Stream.ofNullable(names.unknown()))
			.collect(Collectors.joining("\n"));
	}

	@Override
	public void type(String typed) {
		names.understood();
		var found = new HashSet<T>();
		typed.lines()
			.filter(line -> !line.isBlank())
			.forEach(line -> names.takeUp(code -> Optional.empty(), name -> offered.stream(), line)
				.ifPresent(found::add));
		@Nullable String unknown = names.unknown();
		setValue(found);
		if (unknown != null) {
			names.misread(unknown);
		}
		tell();
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
		names.find(offered.stream(), getItemLabelGenerator(), typed).ifPresentOrElse(item -> {
			select(List.of(item));
			understood();
		}, () -> {
			names.misread(typed);
			tell();
			ComponentUtil.fireEvent(this, new Misread(this));
		});
	}

	private void understood() {
		names.understood();
		tell();
	}

}
