package io.counterclaim.dispute;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.counterclaim.base.Json;
import io.counterclaim.graphql.http.MediaType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** How a feed is written. */
enum FeedForm {
  ATOM("atom", MediaType.ATOM, FeedForm::atom),
  JSON("json", MediaType.JSON_FEED, FeedForm::json);

  private static final String NAME = "Counterclaim";
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  final String extension;
  final MediaType type;
  private final Function<FeedContent, byte[]> writer;

  FeedForm(String extension, MediaType type, Function<FeedContent, byte[]> writer) {
    this.extension = extension;
    this.type = type;
    this.writer = writer;
  }

  byte[] write(FeedContent content) {
    return writer.apply(content);
  }

  /** RFC 4287. */
  private static byte[] atom(FeedContent content) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      element(xml, "id", content.address());
      element(xml, "title", content.title());
      element(xml, "updated", content.updated().toString());
      xml.writeStartElement("author");
      element(xml, "name", NAME);
      xml.writeEndElement();
      link(xml, "self", MediaType.ATOM, content.address());
      for (FeedEntry entry : content.entries()) {
        entry(xml, entry);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
      return bytes.toByteArray();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void entry(XMLStreamWriter xml, FeedEntry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    element(xml, "id", entry.id());
    element(xml, "title", entry.title());
    element(xml, "updated", entry.at().toString());
    element(xml, "published", entry.at().toString());
    link(xml, "alternate", MediaType.JSON, entry.link());
    xml.writeEmptyElement("category");
    xml.writeAttribute("term", entry.state().name());
    element(xml, "summary", entry.summary());
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, MediaType type, String address)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("type", type.name);
    xml.writeAttribute("href", allowed(address));
  }

  /** XML has no way to write most control characters. */
  private static String allowed(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r -\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }

  /** JSON Feed 1.1. */
  private static byte[] json(FeedContent content) {
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", content.title());
    feed.put("feed_url", content.address());
    feed.put("authors", List.of(Map.of("name", NAME)));
    feed.put("items", content.entries().stream().map(FeedForm::item).toList());
    try {
      return Json.MAPPER.writeValueAsBytes(feed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> item(FeedEntry entry) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", entry.id());
    item.put("url", entry.link());
    item.put("title", entry.title());
    item.put("content_text", entry.summary());
    item.put("date_published", entry.at().toString());
    item.put("tags", List.of(entry.state().name()));
    return item;
  }
}
