export default function Realized() {
  return null;
}
