package scot.adp.support;

import java.time.LocalDate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.internal.nodefeature.ElementPropertyMap;
import com.vaadin.flow.internal.nodefeature.PropertyChangeDeniedException;
import scot.adp.shell.parts.Checked;

/** Types into fields as the browser tells of it, without one. */
public final class Typed {

	private Typed() {
	}

	/** Puts a text into a field in place of what stands there, and leaves the field. */
	public static void into(Checked field, String text) {
		Element element = ((Component) field).getElement();
		switch (field) {
			case DatePicker day -> unread(day, text);
			case ComboBoxBase<?, ?, ?> choice -> tell(element, "custom-value-set", "event.detail", text);
			default -> sync(element, "value", text);
		}
	}

	/** Puts a day into a field that the browser could read itself. */
	public static void parsed(DatePicker field, LocalDate day) {
		sync(field.getElement(), "_inputElementValue", day.toString());
		sync(field.getElement(), "value",
				"%04d-%02d-%02d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
	}

	/** Comes back to a field. */
	public static void back(Component field) {
		tell(field.getElement(), "focus", "event.type", "focus");
	}

	/**
	 * What the browser cannot read reaches the server as no value and as what stands
	 * there.
	 */
	private static void unread(DatePicker field, String text) {
		Element element = field.getElement();
		sync(element, "_inputElementValue", text);
		if (element.getProperty("value", "").isEmpty()) {
			tell(element, "unparsable-change", "event.type", "unparsable-change");
		}
		else {
			sync(element, "value", "");
		}
	}

	private static void sync(Element element, String property, String value) {
		try {
			element.getNode().getFeature(ElementPropertyMap.class).deferredUpdateFromClient(property, value).run();
		}
		catch (PropertyChangeDeniedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void tell(Element element, String event, String name, String value) {
		var data = JacksonUtils.createObjectNode();
		data.put(name, value);
		element.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(element, event, data));
	}

}
