package scot.adp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.HasDataView;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.dom.Element;
import scot.adp.exchange.ExportFormat;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.SaveList;

/**
 * All that a page holds for its reader: texts, attributes and properties of its elements,
 * the rows of its grids, and its lists as they save.
 */
final class Rendered {

	private final StringBuilder words = new StringBuilder();

	private final ListExports exports;

	private Rendered(ListExports exports) {
		this.exports = exports;
	}

	static String of(UI ui, ListExports exports) {
		var rendered = new Rendered(exports);
		// Dialogs hang on the user interface itself, the page and its frame beside it.
		rendered.take(ui.getElement());
		rendered.take((Component) ui);
		var frame = (Component) ui.getInternals().getActiveRouterTargetsChain().getLast();
		rendered.take(frame.getElement());
		rendered.take(frame);
		return rendered.words.toString();
	}

	private void take(Element element) {
		if (element.isTextNode()) {
			words.append(element.getText()).append('\n');
			return;
		}
		element.getAttributeNames().forEach(name -> words.append(element.getAttribute(name)).append('\n'));
		element.getPropertyNames().forEach(name -> words.append(element.getPropertyRaw(name)).append('\n'));
		element.getShadowRoot().ifPresent(root -> root.getChildren().forEach(this::take));
		element.getChildren().forEach(this::take);
	}

	private void take(Component component) {
		switch (component) {
			case Grid<?> grid -> rows(grid);
			case SaveList list -> saved(list);
			case ComboBoxBase<?, ?, ?> box -> {
			}
			case HasDataView<?, ?, ?> list ->
				list.getGenericDataView().getItems().forEach(item -> words.append(item).append('\n'));
			default -> {
			}
		}
		component.getChildren().forEach(this::take);
	}

	private <T> void rows(Grid<T> grid) {
		grid.getDataProvider()
			.fetch(new Query<>(0, 200, List.of(), null, null))
			.forEach(row -> words.append(row).append('\n'));
	}

	private void saved(SaveList list) {
		var file = new ByteArrayOutputStream();
		if (list.list().ofPersons()) {
			exports.writePersons(list.list(), ExportFormat.CSV, file);
		}
		else {
			exports.write(list.list(), ExportFormat.CSV, file);
		}
		words.append(file.toString(StandardCharsets.UTF_8)).append('\n');
	}

}
