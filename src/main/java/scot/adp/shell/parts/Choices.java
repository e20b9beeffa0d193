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

	private static final String ADDED = "+";

	private static final String GONE = "-";

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

	/**
	 * What was added and taken away, so that it can be done again where others chose
	 * something meanwhile.
	 */
	static String change(String opened, String typed) {
		return Stream
			.concat(without(typed, opened).map(line -> ADDED + line), without(opened, typed).map(line -> GONE + line))
			.collect(Collectors.joining("\n"));
	}

	/** What is chosen once a {@link #change} is made to what a form opened with. */
	static String changed(String opened, String change) {
		String gone = lines(change, GONE);
		return Stream.concat(without(opened, gone), without(lines(change, ADDED), opened))
			.collect(Collectors.joining("\n"));
	}

	private static String lines(String change, String sign) {
		return change.lines()
			.filter(line -> line.startsWith(sign))
			.map(line -> line.substring(sign.length()))
			.collect(Collectors.joining("\n"));
	}

	private static Stream<String> without(String lines, String others) {
		var codes = others.lines().map(Names::codeOf).collect(Collectors.toSet());
		return lines.lines().filter(line -> !codes.contains(Names.codeOf(line)));
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
			if (names.misread(typed)) {
				tell();
				ComponentUtil.fireEvent(this, new Misread(this));
			}
		});
	}

	private void understood() {
		names.understood();
		tell();
	}

}
